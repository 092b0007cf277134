import { CheckContext, Found } from './model';

/** Environments are those that the operators offer on a cluster. @internal */
export async function checkPlaces({
  asked,
  offered,
}: CheckContext): Promise<Found> {
  const problems = asked.namespaces.flatMap(({ places }, at) =>
    places.flatMap(({ environment, cluster }, place) => {
      const environments = offered.find(
        ({ name }) => name === cluster,
      )?.environments;
      if (!environment || !environments || environments.includes(environment)) {
        return [];
      }
      return [
        {
          field: `namespaces[${at}].places[${place}].environment`,
          value: environment,
          message: `There is no environment ${environment} on ${cluster}. Choose one of ${environments.join(
            ', ',
          )}.`,
        },
      ];
    }),
  );
  return { problems, notes: [] };
}
