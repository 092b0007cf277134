import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  OnboardingOptions,
  OnboardingPreview,
  RequestField,
} from '@operate-first/plugin-operations-common';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useFetched } from '../../hooks/useFetched';
import { usePeople } from '../../hooks/usePeople';
import { Teams } from '../Onboarding/useChoices';

const CALM_MS = 10 * 60_000;
const MOST_SERVICES = 200;

/** Something that can be chosen. @internal */
export interface FieldChoice {
  value: string;
  title?: string;
}

/** What a kind offers beside the wish: `choices` of its facts, by field. */
const choicesSchema = z.record(
  z.string(),
  z.array(z.object({ value: z.string(), title: z.string().optional() })),
);

function offeredBy(preview: OnboardingPreview | undefined) {
  const read = choicesSchema.safeParse(preview?.facts?.choices);
  return read.success ? read.data : {};
}

/** As people write it: the name alone where there is nothing else that is called so. */
function shortRef(ref: string, kind: string): string {
  const { kind: its, namespace, name } = parseEntityRef(ref);
  const isDefault = namespace === 'default';
  if (its.toLocaleLowerCase('en-US') !== kind) return ref;
  return isDefault ? name : `${namespace}/${name}`;
}

function useServiceChoices(isWanted: boolean): FieldChoice[] {
  const api = useApi(operationsApiRef);
  const services = useFetched(
    isWanted ? ['request-services'] : undefined,
    () => api.listServices({ limit: MOST_SERVICES, sort: 'name' }),
    { everyMs: CALM_MS },
  );
  return useMemo(
    () =>
      (services.data?.items ?? []).map(({ entityRef, title }) => ({
        value: shortRef(entityRef, 'component'),
        ...(title && { title }),
      })),
    [services.data],
  );
}

/**
 * What can be chosen in a field: of the portal, of the catalog, and of what the kind itself offers. Something else can be
 * written all the same.
 *
 * @internal
 */
export function useFieldChoices(
  fields: RequestField[],
  options: OnboardingOptions,
  teams: Teams,
  preview: OnboardingPreview | undefined,
): (field: RequestField) => FieldChoice[] {
  const people = usePeople();
  const services = useServiceChoices(
    fields.some(({ input }) => input === 'service'),
  );
  const offered = useMemo(() => offeredBy(preview), [preview]);
  return useCallback(
    field => {
      const own = offered[field.name];
      if (own) return own;
      switch (field.input) {
        case 'team':
          return [...teams.mine, ...teams.others].map(({ name, title }) => ({
            value: name,
            title,
          }));
        case 'people':
          return people.map(({ ref, name }) => ({
            value: shortRef(ref, 'user'),
            title: name,
          }));
        case 'service':
          return services;
        case 'cluster':
          return options.clusters.map(({ name, title }) => ({
            value: name,
            title,
          }));
        case 'environment':
          return options.environments.map(value => ({ value }));
        default:
          return [];
      }
    },
    [offered, teams, people, services, options],
  );
}
