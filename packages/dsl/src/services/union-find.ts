/** Sets of texts that grow together. */
export class UnionFind {
  readonly #parents = new Map<string, string>();

  find(one: string): string {
    let root = one;
    for (let up = this.#parents.get(root); up !== undefined; up = this.#parents.get(root)) root = up;
    if (root !== one) this.#parents.set(one, root);
    return root;
  }

  union(a: string, b: string): void {
    const [first, second] = [this.find(a), this.find(b)];
    if (first !== second) this.#parents.set(second, first);
  }
}
