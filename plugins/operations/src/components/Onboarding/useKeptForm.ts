import { useCallback, useState } from 'react';
import { BLANK, OnboardingForm } from './form';
import { prefillOf } from './prefill';
import { keptSchema } from './schema';

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

function keep(key: string, kept: { of: string; form: OnboardingForm }) {
  try {
    window.sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // As above, and where there is no room left.
  }
}

function forget(key: string) {
  try {
    window.sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** @internal */
export interface KeptForm {
  form: OnboardingForm;
  change: (edit: (before: OnboardingForm) => OnboardingForm) => void;
  /** Begins anew. */
  reset: () => void;
  /** Keeps nothing any more: it is sent. */
  forget: () => void;
}

/**
 * What is filled in. It survives a reload and signing in, and is gone with the window.
 *
 * @param key - Where it is kept; what is kept is not looked at where `isFresh`.
 * @param search - What the address fills in. Another address than that by which the form was opened begins anew.
 * @internal
 */
export function useKeptForm(
  key: string,
  search: string,
  isFresh = false,
): KeptForm {
  const begin = () => prefillOf(new URLSearchParams(search));
  const [form, setForm] = useState((): OnboardingForm => {
    const kept = isFresh ? undefined : read(key);
    const prefilled = begin();
    if (kept && (!prefilled || kept.of === search)) return kept.form;
    return prefilled ?? BLANK;
  });
  const change = useCallback(
    (edit: (before: OnboardingForm) => OnboardingForm) =>
      setForm(before => {
        const next = edit(before);
        keep(key, { of: search, form: next });
        return next;
      }),
    [key, search],
  );
  return {
    form,
    change,
    reset: () => {
      forget(key);
      setForm(begin() ?? BLANK);
    },
    forget: () => forget(key),
  };
}
