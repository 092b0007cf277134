import {
  OnboardingPreview,
  OnboardingProblem,
} from '@operate-first/plugin-operations-common';
import { useCallback, useMemo, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { OnboardingOffer, settle, withPlaces } from './defaults';
import {
  FurtherServiceForm,
  NamespaceForm,
  OnboardingForm,
  SettledForm,
  Skeleton,
} from './form';
import { hasProjects, HostKind } from './hosts';
import { problemInWords } from './problemWords';
import { checkForm, fieldsOf, isUnfilled, placeProblems } from './problems';
import { FilledRequest, requestOf } from './request';
import { stillWrong } from './stillWrong';
import { Teams } from './useChoices';
import { KeptForm } from './useKeptForm';
import { Preview, usePreview } from './usePreview';

/** What parts of the form are given. @internal */
export interface FieldsProps {
  form: SettledForm;
  options: OnboardingOffer;
  /** What is wrong at a field, in words. */
  said: (field: string) => string | undefined;
  onChange: (edit: Partial<OnboardingForm>) => void;
}

/** What is sent to the template. @internal */
export interface OnboardingValue {
  request: FilledRequest;
  /** Where a new repository is wanted: what it begins with. */
  skeleton?: Skeleton;
  /** What kind of server it is made on; a plain remote, when missing. */
  host?: HostKind;
  /** Of a new repository on Bitbucket. */
  project?: string;
}

/** What belongs to the new repository, and to no request. */
function repositoryWanted(form: SettledForm): Omit<OnboardingValue, 'request'> {
  const { source, skeleton, host, project } = form;
  if (source !== 'new') return {};
  return {
    skeleton,
    ...(host && { host: host.kind }),
    ...(host && hasProjects(host) && { project }),
  };
}

/** @internal */
export interface Onboarding extends FieldsProps {
  value: OnboardingValue;
  onNamespace: (id: string, edit: Partial<NamespaceForm>) => void;
  onNamespaces: (edit: (before: NamespaceForm[]) => NamespaceForm[]) => void;
  onFurther: (
    edit: (before: FurtherServiceForm[]) => FurtherServiceForm[],
  ) => void;
  /** Problems that belong to no field of the form. */
  elsewhere: OnboardingProblem[];
  /** What is said of problems that is English, whatever the language of the page. */
  foreign: ReadonlySet<string>;
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
  options: OnboardingOffer,
  teams: Teams,
): Onboarding {
  const { t } = useOperationsTranslation();
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<OnboardingPreview>();
  const { change: write } = kept;
  // What is suggested is written down with whatever is changed first: it has been seen, and stays.
  const change = useCallback(
    (edit: (before: OnboardingForm) => OnboardingForm) =>
      write(before => withPlaces(edit(withPlaces(before, options)), options)),
    [write, options],
  );

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
        noProject: t('onboarding.service.noProject'),
        wrongAddress: t('onboarding.service.wrongAddress', {
          host: form.host?.host ?? '',
        }),
      }),
    [form, request, options, t],
  );
  const isComplete = wrong.length === 0;
  const preview = usePreview(isComplete ? request : undefined);

  const { at, elsewhere, foreign } = useMemo(() => {
    const here = tries > 0 ? wrong : wrong.filter(one => !isUnfilled(one));
    const answer = refused ?? preview.answer;
    const there = answer ? stillWrong(answer.problems, request) : [];
    const told = [...here, ...there].map(problem => {
      const words = problemInWords(problem, t);
      return { ...problem, message: words ?? problem.message, isOurs: words };
    });
    return {
      ...placeProblems(told, fieldsOf(form)),
      foreign: new Set(
        told.flatMap(({ message, isOurs }) =>
          isOurs === undefined ? [message] : [],
        ),
      ),
    };
  }, [wrong, tries, refused, preview.answer, request, form, t]);

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
  const onFurther = useCallback(
    (edit: (before: FurtherServiceForm[]) => FurtherServiceForm[]) => {
      setRefused(undefined);
      change(before => ({ ...before, further: edit(before.further ?? []) }));
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
    onFurther,
    value: { request, ...repositoryWanted(form) },
    elsewhere,
    foreign,
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
