import { run } from './backup.ts';
import { printVersions } from './versions.ts';

/** Only what concerns records as versions. `--quick` takes smaller backups, as in bench.ts. */
run('npx', ['vite', 'build', '--logLevel', 'warn']);
const versions = process.argv.includes('--quick') ? 20_000 : 200_000;
await printVersions(versions, Number(process.env['ROUNDS'] ?? 3));
