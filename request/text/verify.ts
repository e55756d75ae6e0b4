import { countOf, nameOf } from '../../src/text/format.ts';
import type { LoadReport } from '../track/load-report.ts';
import type { TrackedRequest } from '../track/tracked.ts';
import type { Obstacle } from '../track/verify.ts';

type Tell = (report: LoadReport, request: TrackedRequest) => string;

const words: Record<Obstacle, Tell> = {
  different: () => 'This report does not verify it: it is of other files than were downloaded.',
  absent: () => 'This report does not verify it: it does not name all that was downloaded.',
  unopened: () =>
    'Not all parts were there and open when this report was saved: open them all, and save it again.',
  another: ({ name }) =>
    `This report is of “${nameOf(name)}”, and names nothing of this request: whether it is the same backup, only you can say.`,
  fewer: ({ volumes }, { parts }) =>
    `This report tells of ${countOf(volumes.length, 'part')}, and there are ${countOf(parts ?? 0, 'part')}: open them all, and save it again.`,
};

/** Why a report does not verify a request, and what to do. */
export function obstacleWords(
  obstacle: Obstacle,
  report: LoadReport,
  request: TrackedRequest,
): string {
  return words[obstacle](report, request);
}
