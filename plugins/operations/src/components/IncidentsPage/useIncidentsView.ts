import { useSearchParams } from 'react-router-dom';

/**
 * Whether the incidents are shown as a list or as a board, kept in the address.
 *
 * @internal
 */
export function useIncidentsView() {
  const [params, setParams] = useSearchParams();
  const view: 'list' | 'board' =
    params.get('view') === 'board' ? 'board' : 'list';
  return {
    view,
    setView: (wanted: 'list' | 'board') =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          if (wanted === 'board') next.set('view', wanted);
          else next.delete('view');
          return next;
        },
        { replace: true },
      ),
  };
}
