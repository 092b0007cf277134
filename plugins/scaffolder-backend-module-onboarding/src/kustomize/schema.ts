import { z } from 'zod';

const paths = z
  .array(z.string())
  .nullish()
  .transform(list => list ?? []);

/** A kustomization, as far as it names other files. @internal */
export const kustomizationSchema = z.looseObject({
  resources: paths,
  components: paths,
  bases: paths,
});
