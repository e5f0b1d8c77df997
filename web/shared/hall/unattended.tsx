import { Component, type ReactNode } from 'react'
import { systemClock } from '#kernel/clock.ts'

const AGAIN_MS = 10_000

/** Nobody stands beside to press 再试一次: what broke is loaded anew by itself, and says so until then. */
export class Unattended extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override componentDidCatch() {
    setTimeout(() => location.reload(), AGAIN_MS)
  }
  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <main className="pairing" role="status">
        <h1>出了点问题，马上重新打开</h1>
        <p>10 秒后自己重来。一直这样，请找工作人员。</p>
      </main>
    )
  }
}

/** A page that never reloads never gets a new release, and what leaks in it grows. At night, when nobody is there. */
export function reloadByNight(hour = 3): void {
  const begun = systemClock().getTime()
  setInterval(() => {
    const now = systemClock()
    const hours = (now.getTime() - begun) / 3600_000
    if (now.getHours() !== hour || hours < 2 || navigator.onLine === false) return
    // Only while the server answers: a reload without it leaves an empty screen till somebody comes.
    void fetch('/health').then((answer) => answer.ok && location.reload())
  }, 600_000)
}
