import { Button, Select } from '@backstage/ui';
import { PostMortemActionItem } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { CommittedField } from './CommittedField';
import { CommittedMoment } from './CommittedMoment';
import { OwnerField } from './OwnerField';
import styles from './PostMortemEditor.module.css';

const KINDS = ['protect', 'prevent', 'recover', 'detect'] as const;
const SEVERITIES = ['high', 'medium', 'low'] as const;
const NONE = 'none';

/** An id that no other one has. */
function newId(items: PostMortemActionItem[]): string {
  const taken = new Set(items.map(({ id }) => id));
  let number = items.length + 1;
  while (taken.has(`item-${number}`)) number += 1;
  return `item-${number}`;
}

function Item(props: {
  of: PostMortemActionItem;
  onChange: (item: PostMortemActionItem) => void;
  onRemove: () => void;
}) {
  const { of, onChange, onRemove } = props;
  const { t } = useOperationsTranslation();
  return (
    <fieldset className={styles.item}>
      <legend>{of.title || t('postMortem.form.untitled')}</legend>
      <CommittedField
        label={t('postMortem.form.itemTitle')}
        value={of.title}
        maxLength={300}
        onCommit={title => title && onChange({ ...of, title })}
      />
      <div className={styles.fields}>
        <OwnerField
          label={t('postMortem.form.itemOwner')}
          value={of.owner}
          onChange={owner => onChange({ ...of, owner })}
        />
        <CommittedMoment
          label={t('postMortem.form.itemDue')}
          value={of.due}
          onlyDay
          onCommit={due => onChange({ ...of, due })}
        />
        <Select
          label={t('postMortem.form.itemKind')}
          value={of.kind ?? NONE}
          onChange={key =>
            onChange({ ...of, kind: KINDS.find(one => one === key) })
          }
          options={[
            { id: NONE, label: t('postMortem.form.none') },
            ...KINDS.map(id => ({ id, label: t(`actionItem.kind.${id}`) })),
          ]}
        />
        <Select
          label={t('postMortem.form.itemSeverity')}
          value={of.severity ?? NONE}
          onChange={key =>
            onChange({ ...of, severity: SEVERITIES.find(one => one === key) })
          }
          options={[
            { id: NONE, label: t('postMortem.form.none') },
            ...SEVERITIES.map(id => ({
              id,
              label: t(`actionItem.severity.${id}`),
            })),
          ]}
        />
        <CommittedField
          label={t('postMortem.form.itemIssue')}
          value={of.issue ?? ''}
          maxLength={2_000}
          onCommit={issue => onChange({ ...of, issue: issue || undefined })}
        />
      </div>
      <span>
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('postMortem.form.remove', {
            title: of.title || t('postMortem.form.untitled'),
          })}
          onPress={onRemove}
        >
          {t('postMortem.form.removeIt')}
        </Button>
      </span>
    </fieldset>
  );
}

/**
 * What is promised, each with who, until when and what for.
 *
 * @internal
 */
export function ActionItemsForm(props: {
  items: PostMortemActionItem[];
  onChange: (items: PostMortemActionItem[]) => void;
}) {
  const { items, onChange } = props;
  const { t } = useOperationsTranslation();
  return (
    <section className={styles.form} aria-label={t('postMortem.form.items')}>
      <h2 className={styles.subtitle}>{t('postMortem.form.items')}</h2>
      {items.map(item => (
        <Item
          key={item.id}
          of={item}
          onChange={changed =>
            onChange(items.map(other => (other === item ? changed : other)))
          }
          onRemove={() => onChange(items.filter(other => other !== item))}
        />
      ))}
      <span>
        <Button
          size="small"
          variant="secondary"
          onPress={() =>
            onChange([
              ...items,
              { id: newId(items), title: t('postMortem.form.untitled') },
            ])
          }
        >
          {t('postMortem.form.add')}
        </Button>
      </span>
    </section>
  );
}
