/** No member; marks the end of a chain. */
const none = -1;

/**
 * Members by key: a hash table in typed arrays, because a file with 100,000 rows has 400,000 keys. Members are small
 * numbers. Those with the same key form a ring, and one of them, the leader, is the key's entry in the table.
 */
export class GroupTable {
  /** The first leader of each bucket, and the next leader after each. */
  #buckets = filled(1024);
  #nextLeader = new Int32Array(1024);
  /** The rings of members. */
  #next = new Int32Array(1024);
  #previous = new Int32Array(1024);
  /** The key of each member; 0 if it is not one. */
  #keys = new Int32Array(1024);
  /** For each leader: whether its members differ. */
  #differ = new Uint8Array(1024);
  #leaders = 0;

  /** Makes room for `size` members, so that adding them does not copy arrays repeatedly. */
  reserve(size: number): void {
    if (size > this.#keys.length) this.#grow(size - 1);
    if (size > this.#buckets.length) this.#rehash(powerOfTwo(size));
  }

  /** The leader of a key's members, or -1. */
  leader(key: number): number {
    let leader = this.#buckets[this.#bucket(key)] as number;
    while (leader !== none && this.#keys[leader] !== key) leader = this.#nextLeader[leader] as number;
    return leader;
  }

  /** Sets a member's key. It is not found by its key until `link` is called. */
  put(member: number, key: number): void {
    if (member >= this.#keys.length) this.#grow(member);
    this.#keys[member] = key;
  }

  /** @returns the leader of the members that already had this key, or -1 */
  link(member: number): number {
    const leader = this.leader(this.#keys[member] as number);
    if (leader === none) {
      this.#lead(member);
      this.#next[member] = member;
      this.#previous[member] = member;
      this.#differ[member] = 0;
      return none;
    }
    const last = this.#previous[leader] as number;
    this.#next[last] = member;
    this.#previous[member] = last;
    this.#next[member] = leader;
    this.#previous[leader] = member;
    return leader;
  }

  /** @returns the leader of the members that still have the key, or -1 */
  delete(member: number): number {
    const key = this.keyOf(member);
    if (key === 0) return none;
    const leader = this.leader(key);
    const next = this.#next[member] as number;
    const previous = this.#previous[member] as number;
    this.#keys[member] = 0;
    if (leader === member) this.#unlink(member, key);
    if (next === member) return none;
    this.#next[previous] = next;
    this.#previous[next] = previous;
    if (leader !== member) return leader;
    this.#differ[next] = this.#differ[member] as number;
    this.#lead(next);
    return next;
  }

  keyOf(member: number): number {
    return this.#keys[member] ?? 0;
  }

  /** Whether no other member has a member's key. */
  isAlone(member: number): boolean {
    return this.keyOf(member) !== 0 && this.#next[member] === member;
  }

  /** Records whether a leader's members differ; see {@link differ}. */
  setDiffer(leader: number, differ: boolean): void {
    this.#differ[leader] = Number(differ);
  }

  differ(leader: number): boolean {
    return this.#differ[leader] === 1;
  }

  /** The members with a key, the leader first. */
  *members(key: number): Generator<number> {
    const leader = this.leader(key);
    if (leader === none) return;
    let member = leader;
    do {
      yield member;
      member = this.#next[member] as number;
    } while (member !== leader);
  }

  #bucket(key: number): number {
    return (key ^ (key >>> 15)) & (this.#buckets.length - 1);
  }

  #lead(leader: number): void {
    if (++this.#leaders > this.#buckets.length) this.#rehash(this.#buckets.length * 4);
    const bucket = this.#bucket(this.#keys[leader] as number);
    this.#nextLeader[leader] = this.#buckets[bucket] as number;
    this.#buckets[bucket] = leader;
  }

  #unlink(leader: number, key: number): void {
    this.#leaders--;
    const bucket = this.#bucket(key);
    const next = this.#nextLeader[leader] as number;
    if (this.#buckets[bucket] === leader) {
      this.#buckets[bucket] = next;
      return;
    }
    let before = this.#buckets[bucket] as number;
    while (this.#nextLeader[before] !== leader) before = this.#nextLeader[before] as number;
    this.#nextLeader[before] = next;
  }

  #rehash(size: number): void {
    const old = this.#buckets;
    this.#buckets = filled(size);
    for (let leader of old) {
      while (leader !== none) {
        const next = this.#nextLeader[leader] as number;
        const bucket = this.#bucket(this.#keys[leader] as number);
        this.#nextLeader[leader] = this.#buckets[bucket] as number;
        this.#buckets[bucket] = leader;
        leader = next;
      }
    }
  }

  #grow(member: number): void {
    const size = powerOfTwo(member + 1);
    this.#nextLeader = copied(new Int32Array(size), this.#nextLeader);
    this.#next = copied(new Int32Array(size), this.#next);
    this.#previous = copied(new Int32Array(size), this.#previous);
    this.#keys = copied(new Int32Array(size), this.#keys);
    this.#differ = copied(new Uint8Array(size), this.#differ);
  }
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(least));
}

function filled(size: number): Int32Array {
  return new Int32Array(size).fill(none);
}

function copied<T extends Int32Array | Uint8Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
