import { useSearch } from '@backstage/plugin-search-react';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Keeps the words that are looked for in the address, so that a link shows another person the same. */
export function useAddress() {
  const { term, setTerm } = useSearch();
  const [params, setParams] = useSearchParams();
  const asked = params.get('query') ?? '';
  const followed = useRef<string>();

  // The address may change by itself: by going back, or by a link.
  useEffect(() => {
    if (asked === followed.current) return;
    followed.current = asked;
    setTerm(asked);
  }, [asked, setTerm]);

  useEffect(() => {
    if (followed.current === undefined || term === followed.current) return;
    followed.current = term;
    setParams(
      before => {
        const next = new URLSearchParams(before);
        if (term) next.set('query', term);
        else next.delete('query');
        return next;
      },
      { replace: true },
    );
  }, [term, setParams]);
}
