import type { NearLink, QueryNode, WordsNode } from './query-tree.ts';

/**
 * Two neighbours of a query joined by a proximity operator; null when one of them is neither words nor alternatives of
 * words. `isChain`: `left` was itself written with such operators, so that its last operand is what is joined. An
 * exclusion on the left takes in both, as in the news databases: `NOT a w/5 b` leaves out what has a near b.
 */
export function joinNear(
  left: QueryNode,
  link: NearLink,
  right: QueryNode,
  isChain: boolean,
): QueryNode | null {
  if (left.kind === 'not') {
    const child = joinNear(left.child, link, right, isChain);
    return child === null ? null : { kind: 'not', child };
  }
  const operand = alternativesOf(right);
  if (operand === null) return null;
  if (left.kind === 'near' && isChain) {
    return { kind: 'near', operands: [...left.operands, operand], links: [...left.links, link] };
  }
  const first = alternativesOf(left);
  return first === null ? null : { kind: 'near', operands: [first, operand], links: [link] };
}

function alternativesOf(node: QueryNode): WordsNode[] | null {
  if (node.kind === 'words') return [node];
  if (node.kind !== 'or') return null;
  const words = node.children.filter((child) => child.kind === 'words');
  return words.length === node.children.length ? words : null;
}
