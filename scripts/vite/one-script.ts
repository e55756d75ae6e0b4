import { build } from 'vite';

export interface OneScript {
  /** A classic script that needs no other file. */
  code: string;
  css: string;
}

/** Bundles an entry and all it imports into one classic script. `define` replaces expressions. */
export async function oneScript(
  entry: string,
  define: Readonly<Record<string, unknown>> = {},
): Promise<OneScript> {
  const replacements = { 'process.env.NODE_ENV': 'production', ...define };
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: Object.fromEntries(
      Object.entries(replacements).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    build: {
      write: false,
      copyPublicDir: false,
      target: 'es2023',
      cssCodeSplit: false,
      lib: { entry, formats: ['iife'], name: 'page', fileName: 'page', cssFileName: 'page' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  return {
    code: outputs.map((output) => (output.type === 'chunk' ? output.code : '')).join(''),
    css: outputs.map((output) => (output.type === 'asset' ? String(output.source) : '')).join(''),
  };
}
