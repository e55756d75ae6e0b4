/** Works through a list with at most `width` works under way; results come in the order of the list. */
export async function inLanes<In, Out>(
  list: readonly In[],
  width: number,
  work: (one: In, at: number) => Promise<Out>,
): Promise<Out[]> {
  const results = new Array<Out>(list.length);
  const waiting = list.entries();
  const lane = async (): Promise<void> => {
    for (const [at, one] of waiting) results[at] = await work(one, at);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
