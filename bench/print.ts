/** What was measured, the yardstick beside it, the ratio of the two, and the budget. */
export function line(
  what: string,
  ours: string,
  yardstick = '',
  ratio: number | null = null,
  budget = '',
): void {
  const cells = [what.padEnd(48), ours.padStart(10), yardstick.padStart(10)];
  console.log(
    `${cells.join('  ')}  ${(ratio === null ? '' : ratio.toFixed(2)).padStart(6)}  ${budget}`,
  );
}

/** A figure without a yardstick. */
export const figure = (what: string, ours: string, budget = ''): void => {
  line(what, ours, '', null, budget);
};

export const seconds = (value: number): string => `${value.toFixed(2)} s`;
export const megabytes = (value: number): string => `${(value / 1e6).toFixed(0)} MB`;

export const milliseconds = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
export const kilobytes = (value: number): string => `${(value / 1e3).toFixed(0)} kB`;
