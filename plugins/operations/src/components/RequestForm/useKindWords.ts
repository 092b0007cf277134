import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RequestField,
  RequestKind,
} from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import { kindKey } from '../../messages/requestKinds';
import { requestKindsTranslationRef } from '../../requestKindsTranslation';

/** What is said of a kind and its fields, in the language of the page. @internal */
export interface KindWordsOf {
  title: string;
  description: string;
  label: (field: RequestField) => string;
  hint: (field: RequestField) => string | undefined;
  option: (field: RequestField, value: string) => string;
}

/** The words of kinds. @internal */
export function useKindWords(): (kind: RequestKind) => KindWordsOf {
  const { t } = useTranslationRef(requestKindsTranslationRef);
  return useMemo(() => {
    const say = t as unknown as (key: string) => string;
    return ({ name, title, description }) => ({
      title: title && say(kindKey.title(name)),
      description: description && say(kindKey.description(name)),
      label: field => say(kindKey.field(name, field.name)),
      hint: field =>
        field.description ? say(kindKey.hint(name, field.name)) : undefined,
      option: (field, value) =>
        field.options?.some(one => one.value === value && one.title !== value)
          ? say(kindKey.option(name, field.name, value))
          : value,
    });
  }, [t]);
}
