import {
  OnboardingOptions,
  OnboardingPreview,
  OnboardingProblem,
} from '@operate-first/plugin-operations-common';
import { useCallback, useMemo, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { settle } from './defaults';
import {
  FilledRequest,
  NamespaceForm,
  OnboardingForm,
  requestOf,
  SettledForm,
  Skeleton,
} from './form';
import {
  checkForm,
  fieldsOf,
  isUnfilled,
  placeProblems,
  stillWrong,
} from './problems';
import { Teams } from './useChoices';
import { KeptForm } from './useKeptForm';
import { Preview, usePreview } from './usePreview';

/** What parts of the form are given. @internal */
export interface FieldsProps {
  form: SettledForm;
  options: OnboardingOptions;
  /** What is wrong at a field, in words. */
  said: (field: string) => string | undefined;
  onChange: (edit: Partial<OnboardingForm>) => void;
}

/** What is sent to the template. @internal */
export interface OnboardingValue {
  request: FilledRequest;
  /** Where a new repository is wanted: what it begins with. */
  skeleton?: Skeleton;
}

/** @internal */
export interface Onboarding extends FieldsProps {
  value: OnboardingValue;
  onNamespace: (id: string, edit: Partial<NamespaceForm>) => void;
  onNamespaces: (edit: (before: NamespaceForm[]) => NamespaceForm[]) => void;
  /** Problems that belong to no field of the form. */
  elsewhere: OnboardingProblem[];
  /** Nothing that can be known at once is wrong. */
  isComplete: boolean;
  preview: Preview;
  /** How often somebody wanted to send: then everything that is missing is said, and the first of it is shown. */
  tries: number;
  /** Says everything that is wrong; false where something is. */
  insist: (found?: OnboardingPreview) => boolean;
}

/**
 * The form of an onboarding: what is filled in and what follows from it, what is wrong, and what it would change.
 *
 * @internal
 */
export function useOnboarding(
  kept: KeptForm,
  options: OnboardingOptions,
  teams: Teams,
): Onboarding {
  const { t } = useOperationsTranslation();
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<OnboardingPreview>();
  const { change } = kept;

  const form = useMemo(
    () =>
      settle(
        kept.form,
        options,
        teams.mine.map(({ name }) => name),
      ),
    [kept.form, options, teams.mine],
  );
  const request = useMemo(() => requestOf(form, options), [form, options]);
  const wrong = useMemo(
    () =>
      checkForm(form, request, options, {
        noTeam: t('onboarding.team.none'),
        noPlace: t('onboarding.where.noPlace'),
        wrongTarget: t('slo.whatIf.wrong'),
      }),
    [form, request, options, t],
  );
  const isComplete = wrong.length === 0;
  const preview = usePreview(isComplete ? request : undefined);

  const { at, elsewhere } = useMemo(() => {
    const here = tries > 0 ? wrong : wrong.filter(one => !isUnfilled(one));
    const answer = refused ?? preview.answer;
    const there = answer ? stillWrong(answer.problems, request) : [];
    return placeProblems([...here, ...there], fieldsOf(form));
  }, [wrong, tries, refused, preview.answer, request, form]);

  const onChange = useCallback(
    (edit: Partial<OnboardingForm>) => {
      setRefused(undefined);
      change(before => ({ ...before, ...edit }));
    },
    [change],
  );
  const onNamespaces = useCallback(
    (edit: (before: NamespaceForm[]) => NamespaceForm[]) => {
      setRefused(undefined);
      change(before => ({ ...before, namespaces: edit(before.namespaces) }));
    },
    [change],
  );
  const onNamespace = useCallback(
    (id: string, edit: Partial<NamespaceForm>) =>
      onNamespaces(before =>
        before.map(one => (one.id === id ? { ...one, ...edit } : one)),
      ),
    [onNamespaces],
  );
  const said = useCallback((field: string) => at.get(field), [at]);

  return {
    form,
    options,
    said,
    onChange,
    onNamespace,
    onNamespaces,
    value: {
      request,
      skeleton: form.source === 'new' ? form.skeleton : undefined,
    },
    elsewhere,
    isComplete,
    preview,
    tries,
    insist: found => {
      setRefused(found);
      setTries(before => before + 1);
      return isComplete && !found?.problems.length;
    },
  };
}
