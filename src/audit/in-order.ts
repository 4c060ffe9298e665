/** Work on several things at once, with its results in the order of the things. */

/**
 * What `work` gives for each of `items`, in their order; at most `atOnce` are under way, and no item
 * is taken before there is room for it.
 */
export async function* inOrder<In, Out>(
  items: AsyncIterable<In> | Iterable<In>,
  atOnce: number,
  work: (item: In) => Out | Promise<Out>,
): AsyncGenerator<Out, void> {
  const underWay: Promise<Out>[] = []
  for await (const item of items) {
    const one = started(work, item)
    // A rejection is met where the result is awaited; until then it must not count as lost.
    one.catch(() => undefined)
    underWay.push(one)
    if (underWay.length >= atOnce) yield await (underWay.shift() as Promise<Out>)
  }
  for (const one of underWay) yield await one
}

async function started<In, Out>(work: (item: In) => Out | Promise<Out>, item: In): Promise<Out> {
  return work(item)
}
