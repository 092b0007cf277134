import { act, renderHook } from '@testing-library/react';
import { serviceOf } from '../__fixtures__/operations';
import { useSteadyOrder } from './useSteadyOrder';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => serviceOf(name));
const show = (services = [a, b, c], held = true, scope = 'all') =>
  renderHook(
    (props: { services: typeof services; held: boolean; scope: string }) =>
      useSteadyOrder(props.services, props),
    { initialProps: { services, held, scope } },
  );
const namesOf = (result: { current: ReturnType<typeof useSteadyOrder> }) =>
  result.current.rows.map(({ service }) => service.entityRef.split('/')[1]);

describe('useSteadyOrder', () => {
  it('renews values in place and keeps places while somebody reads', () => {
    const { result, rerender } = show();
    const downC = serviceOf('c', 'down');
    rerender({ services: [downC, a, b], held: true, scope: 'all' });
    expect(namesOf(result)).toEqual(['a', 'b', 'c']);
    expect(result.current.rows[2].service.health.status).toBe('down');
    expect(result.current.moved).toBe(1);

    act(() => result.current.reorder());
    expect(namesOf(result)).toEqual(['c', 'a', 'b']);
    expect(result.current.moved).toBe(0);
  });

  it('takes the new order at once where nobody reads, and for another query', () => {
    const { result, rerender } = show([a, b, c], false);
    rerender({ services: [c, a, b], held: false, scope: 'all' });
    expect(namesOf(result)).toEqual(['c', 'a', 'b']);
    rerender({ services: [b, a], held: true, scope: 'other' });
    expect(namesOf(result)).toEqual(['b', 'a']);
  });

  it('adds what scrolling loaded, counts what came between, and marks what went', () => {
    const { result, rerender } = show();
    rerender({ services: [a, b, c, d], held: true, scope: 'all' });
    expect(namesOf(result)).toEqual(['a', 'b', 'c', 'd']);
    expect(result.current.moved).toBe(0);

    rerender({ services: [d, a, c], held: true, scope: 'all' });
    expect(result.current.rows.map(({ gone }) => gone)).toEqual([
      false,
      true,
      false,
    ]);
    expect(result.current.moved).toBe(2);
  });
});
