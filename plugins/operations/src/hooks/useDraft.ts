import { useCallback, useEffect, useState } from 'react';

function read(name: string): string {
  try {
    return window.sessionStorage.getItem(name) ?? '';
  } catch {
    // A browser may refuse to keep anything; then nothing survives, and writing goes on.
    return '';
  }
}

function keep(name: string, text: string) {
  try {
    if (text) window.sessionStorage.setItem(name, text);
    else window.sessionStorage.removeItem(name);
  } catch {
    // As above, and where there is no room left.
  }
}

/**
 * Text that is being written. It survives a reload, and is gone with the window.
 *
 * @internal
 */
export function useDraft(name: string) {
  const [text, setText] = useState(() => read(name));
  useEffect(() => setText(read(name)), [name]);
  const write = useCallback(
    (next: string) => {
      keep(name, next);
      setText(next);
    },
    [name],
  );
  return [text, write] as const;
}
