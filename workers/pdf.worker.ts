// pdf.js's own worker, bundled as a file of ours: the policy allows no other (hazards.md S-10).
import 'pdfjs-dist/build/pdf.worker.mjs';
