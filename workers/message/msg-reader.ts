import * as module from '@kenjiuno/msgreader';

type Reader = typeof module.default;

// The package is CommonJS: what its default export is depends on who bundled it, and its types tell one way only.
const found = module.default as Reader & { default?: Reader };

export const MsgReader: Reader = found.default ?? found;
export type MsgReader = InstanceType<Reader>;
