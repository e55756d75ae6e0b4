import { fixtureWords, startFixture } from './request-fixture/fixture.ts';

const port = Number(process.env['PORT'] ?? 4175);

console.log(`${fixtureWords(await startFixture({ port, latency: 150 }))}\n\nCtrl+C stops it.`);
