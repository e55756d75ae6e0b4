import type { TableInfo } from '../contract/values.ts';
import type { MadeTable } from '../ingest/made-table.ts';
import { columnNames } from '../ingest/headers.ts';
import { RowWriter } from '../ingest/row-writer.ts';
import { pause, type Asking } from '../query/question.ts';
import { buildTableInfo } from '../query/table-info.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { Store } from '../store/store.ts';
import type { TableLoader } from '../store/table-loader.ts';

/** Rows written between two moments in which messages are heard. */
const SLICE = 5_000;

/** Made tables on their way into the store: nobody sees any of them until all are there. */
export class MadeTables {
  readonly #store: Store;
  readonly #asking: Asking;
  readonly #loading: { made: MadeTable; loader: TableLoader; writer: RowWriter }[] = [];

  constructor(store: Store, asking: Asking) {
    this.#store = store;
    this.#asking = asking;
  }

  async write(made: MadeTable): Promise<void> {
    const loader = this.#store.beginTable(made.id, made.columns.length);
    const writer = new RowWriter(made.columns.length, (batch) => loader.add(batch));
    this.#loading.push({ made, loader, writer });
    for (const row of made.rows) {
      if (writer.rows % SLICE === 0) await pause(this.#asking);
      writer.add(row);
    }
  }

  /** Puts them in the place of tables of the same names. */
  publish(catalogue: Catalogue): TableInfo[] {
    const tables = this.#loading.map(({ made, loader, writer }) => {
      const stats = writer.end();
      if (catalogue.get(made.id)) {
        catalogue.remove(made.id);
        this.#store.dropTable(made.id);
      }
      loader.publish();
      const { id: table, label, schema, columns } = made;
      const names = columnNames(columns.map(({ name }) => name));
      const known = columns.map((column) => column.known);
      const info = labelled(
        buildTableInfo(this.#store, {
          table,
          label,
          schema,
          names,
          known,
          stats,
          rows: writer.rows,
        }),
        made,
      );
      catalogue.add(info);
      return info;
    });
    this.#loading.length = 0;
    return tables;
  }

  drop(): void {
    for (const { loader } of this.#loading) loader.drop();
    this.#loading.length = 0;
  }
}

/** Columns that no schema names are called by their way through the JSON, as a person would say it. */
function labelled(table: TableInfo, made: MadeTable): TableInfo {
  const columns = table.columns.map((column, at) => ({
    ...column,
    label: made.columns[at]?.label ?? column.label,
  }));
  return { ...table, columns };
}
