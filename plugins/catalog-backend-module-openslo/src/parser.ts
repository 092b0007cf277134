import {
  CatalogProcessorParser,
  CatalogProcessorResult,
  parseEntityYaml,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  mentionsOpenSlo,
  openSloToEntity,
  parseOpenSlo,
} from '@operate-first/plugin-operations-common';

/** As the catalog reads files that have nothing to do with OpenSLO. */
const asUsual: CatalogProcessorParser = async function* asUsual({
  data,
  location,
}) {
  yield* parseEntityYaml(data, location);
};

/**
 * Reads OpenSLO documents of files, alone or among other entities, and leaves all other files to the parser that is
 * given.
 *
 * A document that cannot be read becomes an entity that says so. It is no error of its location: with one, the catalog
 * would keep back everything else in the file.
 *
 * @public
 */
export function openSloParser(
  otherwise: CatalogProcessorParser = asUsual,
): CatalogProcessorParser {
  return async function* parse(options): AsyncIterable<CatalogProcessorResult> {
    const text = options.data.toString('utf8');
    if (!mentionsOpenSlo(text)) {
      yield* otherwise(options);
      return;
    }
    const { location } = options;
    const { documents, others } = parseOpenSlo(text, {
      location: `${location.type}:${location.target}`,
    });
    for (const document of documents) {
      yield processingResult.entity(location, openSloToEntity(document));
    }
    for (const other of others) {
      yield processingResult.entity(location, other);
    }
  };
}
