import type { SampleCell, SampleRow } from './csv.ts';
import { aMoment } from './people.ts';
import { stampText } from './calendar.ts';
import { randomOf } from './random.ts';
import { columns, type SampleTable, table } from './table.ts';
import { aMatter, aUser, type World } from './world.ts';

/** What another version of the vendor's program might have made of a table. */
interface Oddity {
  /** Old names and new ones. */
  renamed?: Readonly<Record<string, string>>;
  without?: readonly string[];
  /** Columns on no list, each with what its cells say. */
  extra?: Readonly<Record<string, readonly string[]>>;
}

const ABSENT = new Set(['tasks', 'transaction_references', 'primary_participant_types']);

const ODDITIES: Readonly<Record<string, Oddity>> = {
  actions: {
    renamed: {
      action_name: 'matter_name',
      file_reference: 'file_number',
      banner_text: 'front_page',
    },
    without: ['status_timestamp', 'division_id'],
    extra: { branch_code: ['North', 'South', ''] },
  },
  participants: {
    renamed: { display_name: 'participant_name', last_name: 'surname', sms: 'text_message_to' },
    without: ['phone2_label', 'phone2_country', 'phone2_area', 'phone2_number', 'tax_number'],
    extra: { loyalty_stars: ['1', '2', '3', ''] },
  },
  document_log: {
    renamed: { document_name: 'name', created_date: 'created_timestamp' },
    without: ['template_id', 'directory'],
  },
  time_records: {
    renamed: { record_id: 'time_record_id', action_id: 'matter_id', owner: 'timekeeper_id' },
    extra: { mood: ['calm', 'busy', ''] },
  },
  email: { renamed: { from: 'from_address', sent_timestamp: 'date_sent' }, without: ['to', 'bcc'] },
  email_attachment: { renamed: { mime_content_id: 'content_id' }, without: ['old_nfs_path'] },
  sale_purchase: { renamed: { our_reference: 'invoice_number' }, without: ['total_due'] },
  sale_purchase_line_items: { renamed: { action_id: 'charged_to' } },
  receipt: {
    renamed: {
      receipt_id: 'Receipt ID',
      receipt_number: 'Receipt Number',
      receipt_date: 'Receipt Date',
      participant_id: 'Participant ID',
      action_id: 'Action ID',
    },
  },
  custom_action_data: {
    renamed: { value: 'string_value', data_collection_name: 'collection_name' },
  },
  check_series: { renamed: { check_id: 'cheque_id', check_number: 'cheque_number' } },
};

/** The tables with names changed, columns missing and added, some tables absent, and two on no list. */
export function oddTables(world: World, tables: readonly SampleTable[]): SampleTable[] {
  const kept = tables.filter(({ name }) => !ABSENT.has(name)).map(oddTable);
  return [...kept, supervisorReviews(world), keyRegister(world)].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/** What a column is called among the odd tables; null where it is not there. */
export function oddColumn(name: string, column: string): string | null {
  const { renamed = {}, without = [] } = ODDITIES[name] ?? {};
  if (ABSENT.has(name) || without.includes(column)) return null;
  return renamed[column] ?? column;
}

function oddTable(made: SampleTable): SampleTable {
  const { extra = {} } = ODDITIES[made.name] ?? {};
  const named = made.header.map((column) => oddColumn(made.name, column));
  const added = Object.values(extra);
  const rows = function* (): Generator<SampleRow> {
    let index = 0;
    for (const row of made.rows()) {
      const kept = row.filter((_, column) => named[column] !== null);
      yield [...kept, ...added.map((words) => extraCell(words, index))];
      index += 1;
    }
  };
  const header = [...named.filter((column) => column !== null), ...Object.keys(extra)];
  return { ...made, header, rows };
}

function extraCell(words: readonly string[], index: number): SampleCell {
  return words[index % words.length] ?? null;
}

/** Its ids are declared nowhere: two lead to rows, and two are small numbers that lead to none. */
function supervisorReviews(world: World): SampleTable {
  const header = columns(
    'review_id action_id reviewer_participant_id score rating_id reviewed_on remark',
  );
  return table('supervisor_reviews', header, function* () {
    for (let index = 0; index < 60; index += 1) {
      const random = randomOf(world.seed, 'review', index);
      const matter = aMatter(world, random);
      yield [
        500 + index,
        matter.id,
        aUser(world, random).id,
        random.between(1, 5),
        random.between(1, 5),
        stampText(aMoment(random, matter.opened.day)),
        random.chance(0.3) ? 'Tidy file.' : null,
      ];
    }
  });
}

/** Who has which key; some keys are with nobody, and one with someone who does not exist. */
function keyRegister(world: World): SampleTable {
  const header = columns('key_no matter_id holder_participant_id hook_id');
  return table('key_register', header, function* () {
    for (let index = 0; index < 40; index += 1) {
      const random = randomOf(world.seed, 'key', index);
      const key = `K${String(index + 1).padStart(3, '0')}`;
      const matter = aMatter(world, random).id;
      const holder = index % 4 === 3 ? null : aUser(world, random).id;
      yield [key, matter, index === 10 ? 9_000_004 : holder, (index % 8) + 1];
    }
  });
}
