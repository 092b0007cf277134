import { OnboardingQuota } from '@operate-first/plugin-operations-common';
import { z } from 'zod';

const word = z.string().max(300).optional().catch(undefined);
const list = <T extends z.ZodType>(item: T) =>
  z.array(item).max(500).catch([]).default([]);

const quota = z
  .union([
    z.object({ tier: z.enum(['x-small', 'small', 'medium', 'large']) }),
    z.object({
      tier: z.literal('custom'),
      hard: z.record(z.string(), z.string()),
    }),
  ])
  .optional()
  .catch(undefined);

const asked = z
  .object({
    team: z
      .object({ name: word, members: list(z.string().max(300)) })
      .catch({ members: [] })
      .default({ members: [] }),
    services: list(z.object({ name: word, system: word }).catch({})),
    namespaces: list(
      z
        .object({
          name: word,
          quota,
          places: list(
            z.object({ environment: word, cluster: word }).catch({}),
          ),
        })
        .catch({ places: [] }),
    ),
  })
  .catch({ team: { members: [] }, services: [], namespaces: [] });

/** What can be made out of a request that is still being written. @internal */
export interface Asked {
  team: { name?: string; members: string[] };
  services: Array<{ name?: string; system?: string }>;
  namespaces: Array<{
    name?: string;
    quota?: OnboardingQuota;
    places: Array<{ environment?: string; cluster?: string }>;
  }>;
}

/** Reads what a form has so far; what is missing or odd is left to those who check it. @internal */
export function readAsked(value: unknown): Asked {
  return asked.parse(value);
}
