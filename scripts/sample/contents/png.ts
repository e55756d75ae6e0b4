import { crc32, deflateSync } from 'node:zlib';
import type { Random } from '../random.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const WIDTH = 160;
const HEIGHT = 112;
/** Palette: paper, ink, a tint and a border. */
const COLOURS = 4;

/** A picture of some lines of writing on a sheet, with a coloured stamp: an indexed PNG. */
export function pngScan(random: Random): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, palette, deflate, no filter, no interlace
  const palette = Buffer.from([250, 248, 240, 40, 44, 60, 0, 0, 0, 190, 180, 160]);
  palette.set([random.between(60, 220), random.between(60, 220), random.between(60, 220)], 6);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette.subarray(0, COLOURS * 3)),
    chunk('IDAT', deflateSync(pixels(random), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** Rows of palette indexes, each after its filter byte (0: none). */
function pixels(random: Random): Buffer {
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  const fill = (x: number, y: number, width: number, height: number, colour: number): void => {
    for (let row = y; row < y + height; row += 1) {
      const start = row * (WIDTH + 1) + 1 + x;
      rows.fill(colour, start, start + width);
    }
  };
  for (const y of [0, HEIGHT - 2]) fill(0, y, WIDTH, 2, 3);
  for (const x of [0, WIDTH - 2]) fill(x, 0, 2, HEIGHT, 3);
  for (let y = 14; y < HEIGHT - 16; y += 9) fill(14, y, random.between(40, WIDTH - 28), 3, 1);
  const size = random.between(16, 30);
  fill(random.between(20, WIDTH - 60), random.between(40, HEIGHT - 40), size, size, 2);
  return rows;
}
