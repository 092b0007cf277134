import { z } from 'zod';
import { Fault, FAULTS } from '../faults';
import { Manifest } from './schema';

/** The variable by which a manifest breaks the service that it describes. */
const VARIABLE = 'FAULT';

const breakingSchema = z.looseObject({
  kind: z.literal('Deployment'),
  spec: z.looseObject({
    template: z.looseObject({
      spec: z.looseObject({
        containers: z.array(
          z.looseObject({
            env: z
              .array(
                z.looseObject({
                  name: z.string(),
                  value: z.unknown().optional(),
                }),
              )
              .default([]),
          }),
        ),
      }),
    }),
  }),
});

/**
 * How a service is broken by what was committed: an example service does what its environment says, as real ones do. What
 * is no fault breaks nothing.
 *
 * @internal
 */
export function committedFault(manifests: Manifest[]): Fault | undefined {
  const said = manifests
    .map(manifest => breakingSchema.safeParse(manifest))
    .flatMap(({ data }) => data?.spec.template.spec.containers ?? [])
    .flatMap(({ env }) => env)
    .find(({ name }) => name === VARIABLE)?.value;
  return FAULTS.find(fault => fault === said);
}
