import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * One of several views, kept in the address: a link shows what its sender saw, and what is drawn anew stays where it was.
 *
 * @param choices - The first is the usual one, and stands in no address.
 * @internal
 */
export function useAddressChoice<T extends string>(
  name: string,
  choices: readonly [T, ...T[]],
): [chosen: T, choose: (wanted: string) => void] {
  const [params, setParams] = useSearchParams();
  const [usual] = choices;
  const chosen = choices.find(known => known === params.get(name)) ?? usual;
  const choose = useCallback(
    (wanted: string) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          if (wanted === usual) next.delete(name);
          else next.set(name, wanted);
          return next;
        },
        { replace: true },
      ),
    [name, usual, setParams],
  );
  return [chosen, choose];
}
