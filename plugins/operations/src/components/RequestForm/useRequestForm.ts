import {
  isFieldAsked,
  isListField,
  OnboardingOptions,
  OnboardingPreview,
  OnboardingProblem,
  RequestField,
  RequestKind,
  RequestKindName,
} from '@operate-first/plugin-operations-common';
import { useCallback, useMemo, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { problemInWords } from '../Onboarding/problemWords';
import { placeProblems } from '../Onboarding/problems';
import { Teams } from '../Onboarding/useChoices';
import { Preview, usePreview } from '../Onboarding/usePreview';
import { FieldChoice, useFieldChoices } from './useFieldChoices';
import { KeptValues } from './useKeptValues';
import {
  editOf,
  FieldValue,
  FormValues,
  missingOf,
  parametersOf,
  settledOf,
} from './values';

/** A form of a kind: what is filled in, what is wrong with it, and what it would change. @internal */
export interface RequestForm {
  kind: RequestKind;
  /** What stands in the fields. */
  values: Required<FormValues>;
  /** What is sent. */
  parameters: Record<string, unknown>;
  /** The fields to fill in, as the others are. */
  fields: RequestField[];
  choicesOf: (field: RequestField) => FieldChoice[];
  /** What is wrong at a field, in words. */
  said: (field: string) => string | undefined;
  /** Problems that belong to no field of the form. */
  elsewhere: OnboardingProblem[];
  /** What is said of problems that is English, whatever the language of the page. */
  foreign: ReadonlySet<string>;
  onChange: (name: string, value: FieldValue) => void;
  /** Fills in parameters. */
  onEdit: (edit: Record<string, unknown>) => void;
  /** Everything that is needed is filled in. */
  isComplete: boolean;
  preview: Preview;
  /** How often somebody wanted to send: then everything that is missing is said, and the first of it is shown. */
  tries: number;
  /** Says everything that is wrong; false where something is. */
  insist: (found?: OnboardingPreview) => boolean;
}

/** What is the reader's own, or the only one: it is filled in until they say otherwise. */
function ownValues(
  { fields }: RequestKind,
  options: OnboardingOptions,
  teams: Teams,
): FormValues {
  const only = (texts: string[]) => (texts.length === 1 ? texts[0] : undefined);
  const found = {
    team: only(teams.mine.map(({ name }) => name)),
    cluster: only(options.clusters.map(({ name }) => name)),
    environment: only(options.environments),
  };
  return Object.fromEntries(
    fields.flatMap(field => {
      const { name, input, required } = field;
      const value =
        input === 'team' || input === 'cluster' || input === 'environment'
          ? found[input]
          : undefined;
      if (!required || value === undefined) return [];
      return [[name, isListField(field) ? [value] : value]];
    }),
  );
}

const LONGEST_QUOTED = 80;

/** The field that a problem is of, as in `clusters[1]`. */
const nameIn = (field: string) => field.split(/[.[]/)[0];

/** Whether a problem of an earlier answer still is of what stands there: what was changed meanwhile is not blamed for what it was. */
function stillHolds(
  { field, value = '' }: OnboardingProblem,
  { fields }: RequestKind,
  parameters: Record<string, unknown>,
): boolean {
  const name = nameIn(field);
  if (!fields.some(one => one.name === name)) return true;
  return [parameters[name] ?? '']
    .flat()
    .map(String)
    .some(
      present =>
        present === value ||
        // Answers quote the beginning of what is long.
        (value !== '' &&
          present.length > LONGEST_QUOTED &&
          present.startsWith(value.slice(0, LONGEST_QUOTED))),
    );
}

/**
 * The form of a kind. The portal is asked also while it is incomplete: it helps to fill it in.
 *
 * @internal
 */
export function useRequestForm(
  kind: RequestKind,
  kept: KeptValues,
  options: OnboardingOptions,
  teams: Teams,
): RequestForm {
  const { t } = useOperationsTranslation();
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<OnboardingPreview>();
  const { change } = kept;
  const values = useMemo(
    () => settledOf(kind, kept.values, ownValues(kind, options, teams)),
    [kind, kept.values, options, teams],
  );
  const parameters = useMemo(() => parametersOf(kind, values), [kind, values]);
  const missing = useMemo(() => missingOf(kind, values), [kind, values]);
  const fields = useMemo(
    () => kind.fields.filter(field => isFieldAsked(kind, field, values)),
    [kind, values],
  );
  const isComplete = missing.length === 0;
  const preview = usePreview(parameters, kind.name as RequestKindName);
  const choicesOf = useFieldChoices(
    kind.fields,
    options,
    teams,
    preview.answer,
  );

  const { at, elsewhere, foreign } = useMemo(() => {
    const answer = refused ?? preview.answer;
    // What sending was refused for stands until something is changed.
    const isOfNow = refused !== undefined || preview.isCurrent;
    const empty = new Set(missing.map(({ name }) => name));
    const here =
      tries > 0
        ? missing.map(({ name }) => ({
            field: name,
            message: t('requestForm.missing'),
          }))
        : [];
    const there = (answer?.problems ?? []).filter(
      problem =>
        // What nobody has come to yet is not wrong yet.
        !empty.has(nameIn(problem.field)) &&
        (isOfNow || stillHolds(problem, kind, parameters)),
    );
    const told = there.map(problem => ({
      ...problem,
      message: problemInWords(problem, t) ?? problem.message,
    }));
    return {
      ...placeProblems(
        [...here, ...told],
        fields.map(({ name }) => name),
      ),
      foreign: new Set(
        there.flatMap((problem, index) =>
          told[index].message === problem.message ? [problem.message] : [],
        ),
      ),
    };
  }, [kind, refused, preview, missing, tries, parameters, fields, t]);

  const onEdit = useCallback(
    (edit: Record<string, unknown>) => {
      setRefused(undefined);
      change(editOf(kind, edit));
    },
    [change, kind],
  );
  const onChange = useCallback(
    (name: string, value: FieldValue) => {
      setRefused(undefined);
      change({ [name]: value });
    },
    [change],
  );
  const said = useCallback((field: string) => at.get(field), [at]);

  return {
    kind,
    values,
    parameters,
    fields,
    choicesOf,
    said,
    elsewhere,
    foreign,
    onChange,
    onEdit,
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
