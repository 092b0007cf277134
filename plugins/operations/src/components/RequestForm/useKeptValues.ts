import { RequestKind } from '@operate-first/plugin-operations-common';
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { FormValues, prefillOf } from './values';

const keptSchema = z.object({
  of: z.string(),
  values: z.record(
    z.string(),
    z.union([z.string(), z.boolean(), z.array(z.string())]),
  ),
});

const keyOf = ({ name }: RequestKind) => `operations request ${name}`;

function read(key: string) {
  try {
    const kept = keptSchema.safeParse(
      JSON.parse(window.sessionStorage.getItem(key) ?? 'null'),
    );
    return kept.success ? kept.data : undefined;
  } catch {
    // A browser may refuse to keep anything; then nothing is kept, and filling in goes on.
    return undefined;
  }
}

function keep(key: string, kept: { of: string; values: FormValues }) {
  try {
    window.sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // As above, and where there is no room left.
  }
}

function drop(key: string) {
  try {
    window.sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** @internal */
export interface KeptValues {
  values: FormValues;
  change: (edit: FormValues) => void;
  /** Begins anew. */
  reset: () => void;
  /** Keeps nothing any more: it is sent. */
  forget: () => void;
}

/**
 * What is filled in for a kind. It survives a reload and signing in, and is gone with the window.
 *
 * @param search - What the address fills in. Another address than that by which the form was opened begins anew.
 * @internal
 */
export function useKeptValues(kind: RequestKind, search: string): KeptValues {
  const key = keyOf(kind);
  const begin = () => prefillOf(kind, new URLSearchParams(search));
  const [values, setValues] = useState((): FormValues => {
    const kept = read(key);
    const prefilled = begin();
    if (kept && (!prefilled || kept.of === search)) return kept.values;
    return prefilled ?? {};
  });
  const change = useCallback(
    (edit: FormValues) =>
      setValues(before => {
        const next = { ...before, ...edit };
        keep(key, { of: search, values: next });
        return next;
      }),
    [key, search],
  );
  return {
    values,
    change,
    reset: () => {
      drop(key);
      setValues(begin() ?? {});
    },
    forget: () => drop(key),
  };
}
