import { useState } from 'react';

/**
 * Whether somebody points at a list, has the focus in it, or has scrolled into it.
 *
 * @internal
 */
export function useReading() {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [scrolled, setScrolled] = useState(false);
  return {
    isReading: pointed || focused || scrolled,
    handlers: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
      onScroll: (event: { currentTarget: HTMLElement }) =>
        setScrolled(event.currentTarget.scrollTop > 0),
    },
  };
}
