import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

export type Cipher = 'AES-128' | 'AES-192' | 'AES-256' | 'ZipCrypto' | 'none';

export interface ZipOptions {
  cipher?: Cipher;
  password?: string;
  /** 0 stores; deflated otherwise. */
  level?: number;
  zip64?: boolean;
  /** Sizes and checksum behind the content too, as writers of streams do. */
  descriptor?: boolean;
}

type Content = string | Uint8Array;

/** One volume, said the way a test wants to say it: `aVolume({ 'data/actions.csv': 'action_id\n1' })`. */
export function aVolume(
  entries: Readonly<Record<string, Content>>,
  options: ZipOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  return aMixedVolume(
    Object.entries(entries).map(([name, content]) => ({ name, content, ...options })),
  );
}

/** A volume whose entries differ in how they are packed. */
export async function aMixedVolume(
  entries: readonly ({ name: string; content: Content } & ZipOptions)[],
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const {
    name,
    content,
    cipher = 'none',
    password = 'secret',
    level = 6,
    ...more
  } of entries) {
    await zip.add(name, new Uint8ArrayReader(Buffer.from(content as string)), {
      ...(cipher === 'none' ? {} : { password, ...CIPHERS[cipher] }),
      ...(more.zip64 === undefined ? {} : { zip64: more.zip64 }),
      dataDescriptor: more.descriptor ?? true,
      level,
    });
  }
  return Uint8Array.from(await zip.close());
}

const CIPHERS = {
  'AES-128': { encryptionStrength: 1 },
  'AES-192': { encryptionStrength: 2 },
  'AES-256': { encryptionStrength: 3 },
  ZipCrypto: { zipCrypto: true },
} as const;
