import {
  Document,
  isMap,
  isScalar,
  isSeq,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { PostMortemActionItem } from '../model';
import { NodeEdit } from './editFrontMatter';

const KEYS = [
  'id',
  'title',
  'owner',
  'kind',
  'severity',
  'due',
  'issue',
  'done',
] as const;

function itemNode(
  document: Document,
  item: PostMortemActionItem,
  flow: boolean | undefined,
): YAMLMap {
  const said = KEYS.flatMap(key =>
    item[key] === undefined ? [] : [[key, item[key]] as const],
  );
  const node = document.createNode(Object.fromEntries(said)) as YAMLMap;
  node.flow = flow;
  return node;
}

/** Changes what differs; an id that was made of the title is written when the title changes. */
function update(
  document: Document,
  node: YAMLMap,
  before: PostMortemActionItem,
  item: PostMortemActionItem,
) {
  for (const key of KEYS) {
    const value = item[key];
    if (value === undefined) node.delete(key);
    else if (value !== before[key]) node.set(key, document.createNode(value));
  }
  if (item.title !== before.title && !node.has('id')) {
    node.items.unshift(document.createPair('id', item.id));
  }
}

type ItemNode = YAMLMap | Scalar;

function isNodeOf(node: unknown, item: PostMortemActionItem): boolean {
  const words = (value: unknown) => String(value ?? '').trim();
  if (isScalar(node)) return words(node.value) === item.title;
  if (!isMap(node)) return false;
  return node.has('id')
    ? words(node.get('id')) === item.id
    : words(node.get('title')) === item.title;
}

/** Nodes of items by their ids; what could not be read as an item is among the others. */
function sortedNodes(list: YAMLSeq, before: PostMortemActionItem[]) {
  const byId = new Map<string, ItemNode>();
  const others: unknown[] = [];
  for (const node of list.items) {
    const item = before.find(
      each => !byId.has(each.id) && isNodeOf(node, each),
    );
    if (item) byId.set(item.id, node as ItemNode);
    else others.push(node);
  }
  return { byId, others };
}

/** Makes the list of action items what it is to be; items that stay keep their comments and fields that are not ours. @internal */
export function actionItemsEdit(
  before: PostMortemActionItem[],
  items: PostMortemActionItem[],
): NodeEdit {
  return (document, node) => {
    const list = isSeq(node) ? node : new YAMLSeq();
    const nodes = sortedNodes(list, before);
    const flow = list.items.find(isMap)?.flow;
    const next = new YAMLSeq();
    next.comment = list.comment;
    const itemNodes = items.map(item => {
      const known = nodes.byId.get(item.id);
      const was = before.find(({ id }) => id === item.id);
      if (!was || JSON.stringify(was) === JSON.stringify(item)) {
        return known ?? itemNode(document, item, flow);
      }
      if (!isMap(known)) return itemNode(document, item, flow);
      update(document, known, was, item);
      return known;
    });
    next.items = [...itemNodes, ...nodes.others];
    return next;
  };
}
