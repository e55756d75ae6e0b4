/** `row` −1 is the header. */
export interface GridCellPlace {
  row: number;
  column: number;
}

/** Where a grid is scrolled to, and its active cell. */
export interface GridMark extends GridCellPlace {
  /** Pixels above the view, of all rows. */
  top: number;
  left: number;
  /** The row that is selected, which may stand elsewhere since. */
  key: string | null;
  /** The row was moved on from outside the grid: it is to be brought into view. */
  isMoved: boolean;
}

/** Where a grid is told to go; row null is the one it is at. */
export interface GridGoal {
  row: number | null;
  takesFocus: boolean;
}

export interface GridShape {
  rows: number;
  columns: number;
  /** Rows that fit the view. */
  page: number;
}

interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where a key leads in a grid, or null when it leads nowhere. */
export function cellAfter(press: Press, at: GridCellPlace, shape: GridShape): GridCellPlace | null {
  const far = press.ctrlKey || press.metaKey;
  const { row, column } = at;
  const lastRow = shape.rows - 1;
  const to = (toRow: number, toColumn: number): GridCellPlace => ({
    row: Math.min(Math.max(-1, toRow), lastRow),
    column: Math.min(Math.max(0, toColumn), shape.columns - 1),
  });
  const moves: Record<string, () => GridCellPlace> = {
    ArrowUp: () => to(far ? Math.min(row, 0) : row - 1, column),
    ArrowDown: () => to(far ? lastRow : row + 1, column),
    ArrowLeft: () => to(row, far ? 0 : column - 1),
    ArrowRight: () => to(row, far ? shape.columns - 1 : column + 1),
    Home: () => to(far ? 0 : row, 0),
    End: () => to(far ? lastRow : row, shape.columns - 1),
    PageUp: () => to(Math.max(Math.min(row, 0), row - shape.page), column),
    PageDown: () => to(row + shape.page, column),
  };
  // Ctrl+PageUp and Ctrl+PageDown change tabs in the browser.
  if (far && press.key.startsWith('Page')) return null;
  return moves[press.key]?.() ?? null;
}

/** The cell that an event happened in, or null outside of all rows. */
export function cellUnder(target: EventTarget | null): GridCellPlace | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>('[data-row]');
  const cell = target.closest<HTMLElement>('[data-column]');
  if (!row) return null;
  return { row: Number(row.dataset['row']), column: Number(cell?.dataset['column'] ?? 0) };
}

/** What a click on a row asks for: a link goes its own way, the mark at its name peeks; narrow rows open at once. */
export function wishOf({ target, type }: MouseEvent, isNarrow: boolean): 'peek' | 'open' | null {
  const control = target instanceof Element ? target.closest('a, [data-peek]') : null;
  const isClick = type === 'click';
  if (!control) return isNarrow || !isClick ? 'open' : null;
  return isClick && !control.matches('a') ? 'peek' : null;
}
