import { PostMortemPreview } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Numbers } from '../Panel';

type Field = PostMortemPreview['fields'][number];

/** Whether everybody reads what members read. @internal */
export function isAlike({ internal, public: open }: Field): boolean {
  return internal === open;
}

/** What everybody reads of it. */
function Open(props: { of: Field }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  if (of.public === undefined)
    return <strong>{t('postMortem.compare.out')}</strong>;
  return isAlike(of) ? (
    <>{t('postMortem.compare.same')}</>
  ) : (
    <mark>{of.public}</mark>
  );
}

/**
 * What is said beside the body, in both accounts.
 *
 * @internal
 */
export function FieldsTable(props: { of: Field[] }) {
  const { t } = useOperationsTranslation();
  const rows = props.of.map((field, index) => ({ ...field, index }));
  if (rows.length === 0) return null;
  return (
    <Numbers
      label={t('postMortem.compare.fields')}
      rows={rows}
      keyOf={({ index }) => String(index)}
      columns={[
        {
          label: t('postMortem.compare.what'),
          header: true,
          cell: ({ field }) => t(`postMortem.compare.field.${field}`),
        },
        {
          label: t('postMortem.compare.internal'),
          cell: ({ internal }) => internal,
        },
        {
          label: t('postMortem.compare.public'),
          cell: field => <Open of={field} />,
        },
      ]}
    />
  );
}
