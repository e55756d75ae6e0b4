/** pdf.js takes PDFs apart in this worker; who starts it ends it. */
export function startPdfWorker(): Worker {
  return new Worker(new URL('../../workers/pdf.worker.ts', import.meta.url), {
    type: 'module',
    name: 'pdf',
  });
}
