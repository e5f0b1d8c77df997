import { useEffect, useRef } from 'react'
import { PAGE_SECONDS, ROWS, type Settings } from './settings.ts'

/** Opened by S on the screen's keyboard or remote control; everything is done by Tab, Enter and Escape. */
export function SettingsPanel({
  settings,
  onChange,
  onClose,
}: {
  settings: Settings
  onChange: (settings: Settings) => void
  onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const choice = <K extends keyof Settings>(label: string, name: K, options: readonly [Settings[K], string][]) => (
    <fieldset>
      <legend>{label}</legend>
      {options.map(([value, word]) => (
        <button
          key={word}
          type="button"
          aria-pressed={settings[name] === value}
          onClick={() => onChange({ ...settings, [name]: value })}
        >
          {word}
        </button>
      ))}
    </fieldset>
  )
  return (
    <dialog
      ref={dialog}
      className="settings"
      aria-labelledby="settings-title"
      onClose={onClose}
      onClick={(e) => e.stopPropagation()}
      onKeyDown={(e) => e.stopPropagation()}
    >
      <h2 id="settings-title">这块屏怎么显示</h2>
      {choice('底色', 'scheme', [
        ['dark', '黑底白字'],
        ['light', '白底黑字'],
      ])}
      {choice(
        '多久翻一页',
        'pageSeconds',
        PAGE_SECONDS.map((s) => [s, `${s}秒`] as const),
      )}
      {choice(
        '一页几行',
        'rows',
        ROWS.map((n) => [n, `${n}行`] as const),
      )}
      <p>按空格键停住翻页，再按继续；按 S 键打开这里。</p>
      <button type="button" className="settings-done" onClick={onClose}>
        好了
      </button>
    </dialog>
  )
}
