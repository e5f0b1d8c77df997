import { useEffect, useRef } from 'react'
import { BigButton } from '../../shared/ui/buttons.tsx'

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
declare global {
  interface Window {
    BarcodeDetector?: new (options: { formats: string[] }) => Detector
  }
}

/** Chrome on Android and HarmonyOS have it; iOS and WeChat do not and get the digits instead. No library: 40 KB for a fallback of a fallback. */
export function canScan(): boolean {
  return typeof window.BarcodeDetector === 'function' && Boolean(navigator.mediaDevices?.getUserMedia)
}

const LOOK_MS = 250

export function Scanner({
  label,
  onCode,
  onFailed,
  onClose,
}: {
  label: string
  onCode: (text: string) => void
  /** No camera, or not allowed. */
  onFailed: () => void
  onClose: () => void
}) {
  const video = useRef<HTMLVideoElement>(null)
  const hear = useRef({ onCode, onFailed })
  hear.current = { onCode, onFailed }
  useEffect(() => {
    let over = false
    let stream: MediaStream | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async (detector: Detector) => {
      const found = await detector.detect(video.current!).catch(() => [])
      if (over) return
      const text = found[0]?.rawValue
      if (text) hear.current.onCode(text)
      else timer = setTimeout(() => void look(detector), LOOK_MS)
    }
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (over || !video.current) return stop()
      video.current.srcObject = stream
      await video.current.play()
      await look(new window.BarcodeDetector!({ formats: ['qr_code'] }))
    }
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    start().catch(() => !over && hear.current.onFailed())
    return () => {
      over = true
      clearTimeout(timer)
      stop()
    }
  }, [])
  return (
    <div className="scanner">
      <video ref={video} playsInline muted aria-label={label} />
      <p role="status">{label}</p>
      <BigButton kind="secondary" onClick={onClose}>
        不扫了
      </BigButton>
    </div>
  )
}
