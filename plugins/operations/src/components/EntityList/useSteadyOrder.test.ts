import { act, renderHook } from '@testing-library/react';
import { useSteadyOrder } from './useSteadyOrder';

interface Item {
  name: string;
  value?: string;
}

const keyOf = ({ name }: Item) => name;
const itemsOf = (names: string): Item[] => [...names].map(name => ({ name }));

const show = (names: string, held = true) =>
  renderHook(
    (props: { items: Item[]; held: boolean; scope: string }) =>
      useSteadyOrder(props.items, { ...props, keyOf }),
    { initialProps: { items: itemsOf(names), held, scope: 'all' } },
  );
const namesOf = (result: { current: ReturnType<typeof useSteadyOrder> }) =>
  result.current.rows.map(({ key, gone }) => key + (gone ? ' gone' : ''));

describe('useSteadyOrder', () => {
  it('renews values in place and keeps places while somebody reads', () => {
    const { result, rerender } = show('abc');
    const items = [{ name: 'c', value: 'down' }, ...itemsOf('ab')];
    rerender({ items, held: true, scope: 'all' });
    expect(namesOf(result)).toEqual(['a', 'b', 'c']);
    expect(result.current.rows[2].item.value).toBe('down');
    expect(result.current.moved).toBe(1);

    act(() => result.current.reorder());
    expect(namesOf(result)).toEqual(['c', 'a', 'b']);
    expect(result.current.moved).toBe(0);
  });

  it('takes the new order at once where nobody reads, and for another query', () => {
    const { result, rerender } = show('abc', false);
    rerender({ items: itemsOf('cab'), held: false, scope: 'all' });
    expect(namesOf(result)).toEqual(['c', 'a', 'b']);
    rerender({ items: itemsOf('ba'), held: true, scope: 'other' });
    expect(namesOf(result)).toEqual(['b', 'a']);
  });

  it('adds what is new at the end, marks what went, and counts what is not in its place', () => {
    const { result, rerender } = show('abc');
    rerender({ items: itemsOf('abcd'), held: true, scope: 'all' });
    expect(namesOf(result)).toEqual(['a', 'b', 'c', 'd']);
    expect(result.current.moved).toBe(0);

    rerender({ items: itemsOf('eacd'), held: true, scope: 'all' });
    expect(namesOf(result)).toEqual(['a', 'b gone', 'c', 'd', 'e']);
    expect(result.current.moved).toBe(2);

    // What was added keeps its place, too.
    rerender({ items: itemsOf('efacd'), held: true, scope: 'all' });
    expect(namesOf(result)).toEqual(['a', 'b gone', 'c', 'd', 'e', 'f']);
  });
});
