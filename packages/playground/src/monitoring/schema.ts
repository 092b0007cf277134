import { z } from 'zod';

/** As much of a rule file as tells it from an error page; Prometheus judges the rest. @internal */
export const ruleFileSchema = z.looseObject({ groups: z.array(z.unknown()) });
