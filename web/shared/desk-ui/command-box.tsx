import { useNavigate } from '@tanstack/react-router'
import { AutoComplete, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useKeys } from './keys.tsx'
import type { Place } from './surface.tsx'

export interface Command {
  id: string
  label: string
  hint?: string
  run: (text: string) => void
}

const sources = new Set<(text: string) => readonly Command[]>()
/** Adds commands while this component is shown; `find` answers those that fit the text: people, posts, tickets by number. */
export function useCommands(find: (text: string) => readonly Command[]): void {
  const latest = useRef(find)
  latest.current = find
  useEffect(() => {
    const source = (text: string) => latest.current(text)
    sources.add(source)
    return () => void sources.delete(source)
  }, [])
}

/** `/` and a few letters go anywhere and do anything a screen offered. */
export function CommandBox({ places }: { places: readonly Place[] }) {
  const go = useNavigate()
  const [text, setText] = useState('')
  const box = useRef<InputRef>(null)
  useKeys([{ keys: '/', label: '输入命令或名称', run: () => box.current?.focus() }])
  const commands: Command[] = [
    ...[...sources].flatMap((find) => find(text)),
    ...places
      .filter((p) => matches(p, text))
      .map((p) => ({ id: `go:${p.path}`, label: p.label, hint: p.group, run: () => void go({ to: p.path as any }) })),
  ]
  return (
    <AutoComplete
      ref={box as any}
      className="command-box"
      value={text}
      placeholder="输入要办的事，按 / 到这里"
      aria-label="命令"
      defaultActiveFirstOption
      options={
        text
          ? commands.slice(0, 12).map((c) => ({ value: c.id, label: c.hint ? `${c.label} · ${c.hint}` : c.label }))
          : []
      }
      onSearch={setText}
      onSelect={(id) => {
        const typed = text
        setText('')
        box.current?.blur()
        commands.find((c) => c.id === id)?.run(typed)
      }}
    />
  )
}

function matches(place: Place, text: string): boolean {
  return `${place.label} ${place.group} ${place.key ?? ''}`.toLowerCase().includes(text.trim().toLowerCase())
}
