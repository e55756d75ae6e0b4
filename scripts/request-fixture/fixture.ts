import { randomBytes } from 'node:crypto';
import type { ApiOptions } from './api.ts';
import { Faults, type FaultRule } from './faults.ts';
import type { ServedFile } from './file.ts';
import { Host } from './host.ts';
import { listenerFor, type Stage, type LoggedRequest } from './listener.ts';
import { makeBackup, type MadeBackup } from './make-backup.ts';
import { Vendor, type VendorOptions } from './vendor.ts';

export interface FixtureOptions extends Partial<VendorOptions> {
  /** 0 for any that is free. The files' host takes the next one, or any. */
  port?: number;
  /** Milliseconds before each answer. */
  latency?: number;
  pageSize?: number;
  /** The vendor's clock, in milliseconds since 1970. */
  now?: () => number;
  /** The origins that may read answers; null: every page of this machine. */
  origins?: readonly string[] | null;
  /** Whether the files lie on a host of their own; they do unless said. */
  filesElsewhere?: boolean;
  /** The file of every backup; absent: a small one is made. */
  bytes?: Buffer;
}

const day = 86_400_000;

export async function startFixture(options: FixtureOptions = {}): Promise<Fixture> {
  const { bytes } = options;
  const fixture = new Fixture(
    options,
    bytes ? { bytes, versions: 0, files: 0 } : await makeBackup(),
  );
  await fixture.up();
  return fixture;
}

/** A make-believe vendor on loopback, which speaks `request/openapi.yaml` and fails on demand. */
export class Fixture {
  readonly token = randomBytes(16).toString('hex');
  /** Of somebody who may not see backups. */
  readonly memberToken = randomBytes(16).toString('hex');
  readonly user = 'administrator';
  readonly password = 'invented-pass';
  readonly organization = 'orgn0a40xfixture';
  readonly file: ServedFile;
  readonly vendor: Vendor;
  /** All that came in, on both hosts, in order. */
  readonly requests: LoggedRequest[] = [];
  readonly #faults = new Faults();
  readonly #api: Host;
  readonly #files: Host;

  constructor(options: FixtureOptions, made: MadeBackup) {
    this.file = { name: 'backup.zip', bytes: made.bytes, edition: 0 };
    const { buildTime = 15_000, lifeTime = 7 * day, old = 2, now } = options;
    this.vendor = new Vendor({ buildTime, lifeTime, old }, now);
    const stage: Stage = {
      api: this.#apiOptions(options, made),
      file: this.file,
      faults: this.#faults,
      log: this.requests,
      latency: options.latency ?? 0,
      origins: options.origins ?? null,
    };
    const port = options.port ?? 0;
    this.#api = new Host(listenerFor('api', stage), 'localhost', port);
    this.#files = new Host(listenerFor('files', stage), '127.0.0.1', port === 0 ? 0 : port + 1);
  }

  /** `http://localhost:4175` */
  get url(): string {
    return this.#api.url;
  }

  /** Another host, by name and by port. */
  get fileUrl(): string {
    return this.#files.url;
  }

  fail(rule: FaultRule): void {
    this.#faults.add(rule);
  }

  /** Forgets the faults still to come. */
  mend(): void {
    this.#faults.clear();
  }

  /** Stops answering, as a server does that is started again; `up` goes on with all that is known. */
  async down(): Promise<void> {
    await Promise.all([this.#api.down(), this.#files.down()]);
  }

  async up(): Promise<void> {
    await Promise.all([this.#api.up(), this.#files.up()]);
  }

  close(): Promise<void> {
    return this.down();
  }

  #apiOptions(
    { pageSize = 10, filesElsewhere = true }: FixtureOptions,
    { versions, files }: MadeBackup,
  ): ApiOptions {
    const { file } = this;
    return {
      vendor: this.vendor,
      organization: this.organization,
      tokens: { administrator: this.token, member: this.memberToken },
      password: this.password,
      pageSize,
      fileOf: ({ sid }) => ({
        address: `${filesElsewhere ? this.fileUrl : this.url}/files/${sid}/${file.name}`,
        bytes: file.bytes.length,
        versions,
        files,
      }),
    };
  }
}

/** What a person needs to try it. */
export function fixtureWords(fixture: Fixture): string {
  return `A make-believe vendor to try the request client on: ${fixture.url}

  Organisation  ${fixture.organization}
  Token         ${fixture.token}
  or user       ${fixture.user}, password ${fixture.password}

  A new backup is ready after some seconds; its zip opens in the explorer, without a password.
  A name with the word “error” or “expired” ends that way. Anything else goes wrong on demand, such as
  curl -d '{"on":"GET /organizations","fault":{"kind":"status","status":429,"retryAfter":"5"}}' ${fixture.url}/fixture/faults`;
}
