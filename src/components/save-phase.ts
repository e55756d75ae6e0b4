import type { ExportProgress, ExportReport } from '../../workers/contract/exporter.ts';
import type { Problem } from '../../workers/contract/problems.ts';

/** How far the saving of rows or of one document is. */
export type SavePhase =
  | { name: 'resting' }
  | { name: 'writing'; progress: ExportProgress | null }
  | { name: 'done'; report: ExportReport; fileName: string }
  | { name: 'failed'; problem: Problem };
