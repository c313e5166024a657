/** The server's time as this device sees it: kiosk boxes have clocks that are minutes off. */
export class ServerClock {
  private offset = 0;

  constructor(private readonly local: () => number = Date.now) {}

  /** Takes the `Date` header of an answer; it has whole seconds, so half of one is added. */
  observe(header: string | null, sentAt: number): void {
    const said = header === null ? Number.NaN : Date.parse(header);
    if (Number.isNaN(said)) return;
    const received = this.local();
    const offset = said + 500 - (sentAt + received) / 2;
    // Within the header's own error a changed offset would only make ages jump.
    if (Math.abs(offset - this.offset) > 1_500) this.offset = offset;
  }

  /** A moment that the server has named lies in its past. */
  notBefore(moment: number): void {
    if (moment > this.now()) this.offset = moment - this.local();
  }

  now(): number {
    return this.local() + this.offset;
  }
}
