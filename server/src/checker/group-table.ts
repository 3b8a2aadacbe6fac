/** No member. */
const none = -1;

/**
 * Members by key: a hash table in typed arrays, because a file with 100,000 rows has 400,000 keys. Members are small
 * numbers. Those with the same key form a ring, and one of them, the leader, is the key's entry in the table.
 *
 * In most files, most members are alone with their key. The arrays are such that their entries for these stay 0, so that
 * nothing is written and the system never provides the memory.
 */
export class GroupTable {
  /** The first leader of each bucket, and the next leader after each: its number plus 1, or 0 for none. */
  #buckets = new Int32Array(1024);
  #nextLeader = new Int32Array(1024);
  /** The rings of members: how far the number of the next and of the previous member is from the member's own. */
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
    let leader = (this.#buckets[this.#bucket(key)] as number) - 1;
    while (leader !== none && this.#keys[leader] !== key) leader = (this.#nextLeader[leader] as number) - 1;
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
      return none;
    }
    this.#join(this.#before(leader), member);
    this.#join(member, leader);
    return leader;
  }

  /** @returns the leader of the members that still have the key, or -1 */
  delete(member: number): number {
    const key = this.keyOf(member);
    if (key === 0) return none;
    const leader = this.leader(key);
    const next = this.#after(member);
    const differ = this.#differ[member] as number;
    this.#join(this.#before(member), next);
    this.#join(member, member);
    this.#keys[member] = 0;
    this.#differ[member] = 0;
    if (leader !== member) return leader;
    this.#unlink(member, key);
    if (next === member) return none;
    this.#differ[next] = differ;
    this.#lead(next);
    return next;
  }

  keyOf(member: number): number {
    return this.#keys[member] ?? 0;
  }

  /** Whether no other member has a member's key. */
  isAlone(member: number): boolean {
    return this.keyOf(member) !== 0 && this.#next[member] === 0;
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
      member = this.#after(member);
    } while (member !== leader);
  }

  #after(member: number): number {
    return member + (this.#next[member] as number);
  }

  #before(member: number): number {
    return member + (this.#previous[member] as number);
  }

  /** Makes one member the next of another. */
  #join(member: number, next: number): void {
    this.#next[member] = next - member;
    this.#previous[next] = member - next;
  }

  #bucket(key: number): number {
    return (key ^ (key >>> 15)) & (this.#buckets.length - 1);
  }

  #lead(leader: number): void {
    if (++this.#leaders > this.#buckets.length) this.#rehash(this.#buckets.length * 4);
    this.#enter(leader);
  }

  /** Puts a leader first in its bucket. */
  #enter(leader: number): void {
    const bucket = this.#bucket(this.#keys[leader] as number);
    const first = this.#buckets[bucket] as number;
    if (first !== 0) this.#nextLeader[leader] = first;
    this.#buckets[bucket] = leader + 1;
  }

  #unlink(leader: number, key: number): void {
    this.#leaders--;
    const bucket = this.#bucket(key);
    const next = this.#nextLeader[leader] as number;
    this.#nextLeader[leader] = 0;
    let before = (this.#buckets[bucket] as number) - 1;
    if (before === leader) {
      this.#buckets[bucket] = next;
      return;
    }
    while (this.#nextLeader[before] !== leader + 1) before = (this.#nextLeader[before] as number) - 1;
    this.#nextLeader[before] = next;
  }

  #rehash(size: number): void {
    const old = this.#buckets;
    this.#buckets = new Int32Array(size);
    for (const first of old) {
      for (let leader = first - 1; leader !== none; ) {
        const next = (this.#nextLeader[leader] as number) - 1;
        this.#nextLeader[leader] = 0;
        this.#enter(leader);
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

function copied<T extends Int32Array | Uint8Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
