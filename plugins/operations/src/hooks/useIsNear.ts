import { useEffect, useRef, useState } from 'react';

/** So far ahead of what is seen that nobody sees it come. */
const AHEAD = '200px';

/**
 * Whether an element has come near to what is seen; where a browser cannot tell, it has. Once near, it stays so.
 *
 * @internal
 */
export function useIsNear() {
  const element = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!element.current || typeof IntersectionObserver === 'undefined') {
      setNear(true);
      return undefined;
    }
    const observer = new IntersectionObserver(
      seen =>
        seen.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: AHEAD },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, isNear };
}
