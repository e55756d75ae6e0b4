import { BackslashScanner } from './backslash-scanner.ts';
import type { Limits } from './limits.ts';
import { RecordScanner, type Shape } from './record-scanner.ts';

export function scannerFor(shape: Shape, limits: Limits): RecordScanner {
  return shape.backslash ? new BackslashScanner(shape, limits) : new RecordScanner(shape, limits);
}
