import {
  checkName,
  checkOnboarding,
  OnboardingOptions,
  OnboardingProblem,
  OnboardingRequest,
  OnboardingTree,
  readOnboardingRequest,
} from '@operate-first/plugin-operations-common';
import { readTarget } from '../SloPage/target';
import { environmentsOf, FilledRequest, SettledForm } from './form';

/** Where nobody but the portal says who asks: for checks that need somebody. */
const SOMEBODY = 'user:default/somebody';

const LONGEST_QUOTED = 80;

/** As much of a tree as is known from outside. */
function treeOf({ clusters, repository }: OnboardingOptions): OnboardingTree {
  return {
    repository: repository ?? 'https://git.invalid',
    clusters: clusters.map(({ name, flavour }) => ({ name, flavour })),
    letIn: [],
    dataSource: 'prometheus',
    portal: 'https://portal.invalid',
  };
}

/** Words that are said here, because the form asks otherwise than a file would. */
export interface OwnWords {
  noPlace: string;
  noTeam: string;
  wrongTarget: string;
}

/** What follows from the name, and from where it runs, is wrong like these: that is said once, where it can be changed. */
function isConsequence(
  { field, value }: OnboardingProblem,
  form: SettledForm,
): boolean {
  const isNameless = checkName('', form.name) !== undefined;
  if (field === 'services[0].slo.sli') {
    return isNameless || environmentsOf(form).length === 0;
  }
  if (!isNameless) return false;
  return (
    (/^namespaces\[\d+\]\.name$/.test(field) && (value ?? '') === form.name) ||
    (field.startsWith('services[0].repository') && form.source === 'new')
  );
}

/**
 * What is wrong with a form, as far as it can be known at once.
 *
 * @internal
 */
export function checkForm(
  form: SettledForm,
  request: FilledRequest,
  options: OnboardingOptions,
  words: OwnWords,
): OnboardingProblem[] {
  const tree = treeOf(options);
  const full: OnboardingRequest = {
    ...request,
    requester: SOMEBODY,
    team: { ...request.team, members: [] },
  };
  const own: OnboardingProblem[] = [
    ...(form.team === ''
      ? [{ field: 'team.name', value: '', message: words.noTeam }]
      : []),
    ...form.namespaces.flatMap(({ places }, index) =>
      places.length === 0
        ? [{ field: `namespaces[${index}].places`, message: words.noPlace }]
        : [],
    ),
    ...(form.promise !== 'none' && readTarget(form.target) === undefined
      ? [
          {
            field: 'services[0].slo.target',
            value: form.target,
            message: words.wrongTarget,
          },
        ]
      : []),
  ];
  // Where the schema refuses something, it says nothing of names and quotas: both are asked.
  const found = [
    ...own,
    ...readOnboardingRequest(full, tree).problems,
    ...checkOnboarding(full, tree),
  ];
  const told = new Set<string>();
  return found.filter(problem => {
    const isNews = !told.has(problem.field);
    told.add(problem.field);
    return isNews && !isConsequence(problem, form);
  });
}

/** What a path such as `namespaces[0].name` leads to. */
function valueAt(of: unknown, path: string): unknown {
  let found = of;
  for (const step of path.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<string, unknown>)[step];
  }
  return found;
}

/**
 * The problems of an answer that still hold: what was changed meanwhile is not blamed for what it was.
 *
 * @internal
 */
export function stillWrong(
  problems: OnboardingProblem[],
  request: FilledRequest,
): OnboardingProblem[] {
  return problems.filter(({ field, value }) => {
    const present = valueAt(request, field);
    return (
      value === undefined ||
      typeof present !== 'string' ||
      present === value ||
      // Answers quote the beginning of what is long.
      (present.length > LONGEST_QUOTED &&
        present.startsWith(value.slice(0, LONGEST_QUOTED)))
    );
  });
}

/** The fields that the form shows, as problems name them. @internal */
export function fieldsOf(form: SettledForm): string[] {
  const service = 'services[0]';
  return [
    'team',
    ...[
      'name',
      'title',
      'description',
      'type',
      'lifecycle',
      'system',
      'visibility',
      'repository',
      'repository.path',
      'repository.revision',
      'addresses',
      'metrics',
      'slo',
      'slo.window',
      'slo.target',
      'issueTracker',
      'chat',
    ].map(field => `${service}.${field}`),
    ...form.namespaces.flatMap(({ limits }, index) => {
      const at = `namespaces[${index}]`;
      return [
        `${at}.name`,
        `${at}.places`,
        `${at}.quota`,
        ...limits.map(({ name }) => `${at}.quota.hard.${name}`),
      ];
    }),
  ];
}

/** Whether a field is another one, or a part of it. */
function isWithin(field: string, whole: string): boolean {
  return (
    field === whole ||
    field.startsWith(`${whole}.`) ||
    field.startsWith(`${whole}[`)
  );
}

/** What is said at each field, and what belongs to none. @internal */
export interface PlacedProblems {
  at: Map<string, string>;
  elsewhere: OnboardingProblem[];
}

/**
 * Puts every problem at the field that it is about.
 *
 * @internal
 */
export function placeProblems(
  problems: OnboardingProblem[],
  fields: string[],
): PlacedProblems {
  const at = new Map<string, string>();
  const elsewhere: OnboardingProblem[] = [];
  for (const problem of problems) {
    const place = fields
      .filter(field => isWithin(problem.field, field))
      .sort((a, b) => b.length - a.length)
      .at(0);
    if (place === undefined) elsewhere.push(problem);
    else if (!at.has(place)) at.set(place, problem.message);
  }
  return { at, elsewhere };
}

/**
 * What nobody has come to yet is not wrong yet; once they want to send, it is.
 *
 * @internal
 */
export function isUnfilled({ value }: OnboardingProblem): boolean {
  return !value;
}
